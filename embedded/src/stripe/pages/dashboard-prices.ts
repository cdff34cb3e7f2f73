import type { Store } from "../store.ts";
import { amountButton, button, listed } from "./dashboard-parts.ts";
import { type Html, html } from "./html.ts";
import { major, money, rhythm } from "./money.ts";

/** What is sold. A new amount is a new price; the site learns of it by the events, or by its own look at the prices. */
export function pricesSection(store: Store): Html {
  const rows = store.all("product").flatMap((product) =>
    store.all("price", { "$.product": product.id, "$.active": true }).map(
      (price) =>
        html`<li>
          <div>
            ${product.name}${product.active ? "" : " (archived)"}: ${money(price.unit_amount ?? 0, price.currency, "en")}
            ${rhythm(price.recurring, "en")}<br /><code>${price.id}</code>
          </div>
          ${amountButton(`prices/${price.id}/replace`, "Change", `New amount in ${price.currency.toUpperCase()}`, major(price.unit_amount ?? 0, price.currency))}
          ${button(`prices/${price.id}/archive`, "Archive", "danger")}
        </li>`,
    ),
  );
  return html`<h2 id="prices">Products and prices</h2>
    ${listed(rows, "None yet.")}`;
}
