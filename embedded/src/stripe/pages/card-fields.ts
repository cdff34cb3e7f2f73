import type { PayForm } from "./card-form.ts";
import { type Html, html } from "./html.ts";
import { type Lang, words } from "./words.ts";

/** The inputs of a card. What is wrong with it is told in the element `problem`. */
export function cardFields(form: PayForm, lang: Lang, wrong: boolean): Html {
  const say = words[lang];
  return html`<label class="field"
      ><span>${say.number}</span
      ><input
        name="number"
        inputmode="numeric"
        autocomplete="off"
        maxlength="23"
        required
        value="${form.number}"
        ${wrong ? html` aria-invalid="true" aria-describedby="problem"` : null}
    /></label>
    <div class="pair">
      <label class="field"
        ><span>${say.expiry}</span
        ><input name="expiry" inputmode="numeric" autocomplete="off" maxlength="9" required value="${form.expiry}"
      /></label>
      <label class="field"
        ><span>${say.cvc}</span
        ><input name="cvc" inputmode="numeric" autocomplete="off" maxlength="4" required value="${form.cvc}"
      /></label>
    </div>
    <label class="field"
      ><span>${say.name}</span><input name="name" autocomplete="off" maxlength="100" value="${form.name}"
    /></label>`;
}

/** The pages work without it. With it, a second press is not even sent, and the number is spaced while it is typed. */
export const formScript = html`
  for (const form of document.querySelectorAll("form")) { const press = form.querySelector("button"), label = press.textContent;
  form.addEventListener("submit", (event) => { if (press.getAttribute("aria-disabled")) return event.preventDefault();
  press.setAttribute("aria-disabled", "true"); press.textContent = press.dataset.busy || label; }); addEventListener("pageshow",
  () => { press.removeAttribute("aria-disabled"); press.textContent = label; }); form.elements.number?.addEventListener("input",
  (event) => { const field = event.target; if (field.selectionStart === field.value.length) field.value =
  field.value.replace(/[^0-9]/g, "").replace(/(.{4})(?=.)/g, "$1 ").slice(0, 23); }); }
`;
