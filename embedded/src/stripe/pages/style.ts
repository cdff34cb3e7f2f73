/** One sheet for all pages of the stand-in: ink, paper, and one lamp for the one thing to do. Dark where the system is. */
export const style = `
:root {
  color-scheme: light dark;
  --ink: #10302e; --soft: #4b6361; --paper: #fbf7f0; --sheet: #fffdf9; --line: #d9d2c4; --field: #8a938c;
  --lamp: #f2a541; --lamp-ink: #10302e; --sage: #3c6a50; --danger: #b23a22; --danger-sheet: #fbe9e4; --note: #f6e8cd;
  --radius: 12px;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #f4eee2; --soft: #b4c2bb; --paper: #0b1f1e; --sheet: #122c2a; --line: #274442; --field: #6f8a85;
    --sage: #9cc4ae; --danger: #ff9b85; --danger-sheet: #3a1a15; --note: #33290f;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 "Source Sans 3", "Segoe UI", system-ui, sans-serif; }
a { color: inherit; text-underline-offset: 3px; }
:focus-visible { outline: 3px solid var(--lamp); outline-offset: 2px; }
h1, h2 { line-height: 1.2; margin: 0; font-weight: 650; letter-spacing: -0.01em; }
.note { background: var(--note); padding: 10px 20px; text-align: center; font-size: 15px; }
.note strong { font-weight: 650; }
.muted { color: var(--soft); }
.button { display: block; width: 100%; min-height: 52px; padding: 12px 20px; border: 0; border-radius: var(--radius); background: var(--lamp); color: var(--lamp-ink); font: inherit; font-size: 18px; font-weight: 650; text-align: center; text-decoration: none; cursor: pointer; }
.button:hover { filter: brightness(1.04); }
.button[aria-disabled="true"] { opacity: 0.75; cursor: progress; }
.alert { background: var(--danger-sheet); color: var(--danger); border-radius: var(--radius); padding: 12px 16px; margin: 0 0 20px; }
.alert p { margin: 0; }

.pay { display: grid; max-width: 1040px; margin: 0 auto; padding: 24px 20px 56px; gap: 28px; }
.pay .back { display: inline-flex; align-items: center; min-height: 44px; gap: 8px; color: var(--soft); text-decoration: none; }
.pay .back:hover { text-decoration: underline; }
.pay .what { margin: 12px 0 2px; color: var(--soft); font-size: 18px; }
.pay .amount { font-size: 40px; font-variant-numeric: tabular-nums; }
.pay .amount small { font-size: 17px; font-weight: 400; color: var(--soft); letter-spacing: 0; margin-left: 6px; }
.pay dl { margin: 24px 0 0; }
.pay dl div { display: flex; justify-content: space-between; gap: 16px; padding: 10px 0; border-top: 1px solid var(--line); }
.pay dd { margin: 0; font-variant-numeric: tabular-nums; white-space: nowrap; }
.pay .total { font-weight: 650; }
@media (max-width: 859px) { .pay { gap: 20px; padding-top: 8px; } .pay .single { display: none; } }
.pay form { background: var(--sheet); border: 1px solid var(--line); border-radius: var(--radius); padding: 24px 20px; }
.pay form h2 { font-size: 20px; margin-bottom: 14px; }
.pay .who { margin: -10px 0 18px; color: var(--soft); overflow-wrap: anywhere; }
.field { display: block; margin-bottom: 16px; }
.field span { display: block; margin-bottom: 4px; font-size: 15px; font-weight: 550; }
.field input { width: 100%; min-height: 48px; padding: 10px 14px; border: 1px solid var(--field); border-radius: 10px; background: var(--paper); color: inherit; font: inherit; font-size: 17px; font-variant-numeric: tabular-nums; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 14px; }
.pay form.code { display: flex; flex-wrap: wrap; align-items: end; gap: 10px; margin-top: 16px; padding: 0; border: 0; background: none; }
.pay details.code form { margin-top: 4px; }
.pay details.code summary { min-height: 44px; display: flex; align-items: center; text-decoration: underline; text-underline-offset: 3px; }
.pay form.code .field { flex: 1 1 200px; margin: 0; }
.pay form.code .ghost { background: none; color: inherit; font: inherit; cursor: pointer; }
.pay form.code .alert { flex: 1 1 100%; margin: 0; }
.pay .after { margin: 14px 0 0; font-size: 15px; color: var(--soft); }
.pay details { margin-top: 18px; font-size: 15px; color: var(--soft); }
.pay summary { cursor: pointer; min-height: 32px; }
.pay details code { font-variant-numeric: tabular-nums; color: var(--ink); white-space: nowrap; }
.pay details ul { margin: 8px 0 0; padding-left: 20px; }
@media (min-width: 860px) {
  .pay { grid-template-columns: 1fr 440px; gap: 72px; padding-top: 56px; }
  .pay form { padding: 32px; }
  .pay .amount { font-size: 48px; }
}
@media (prefers-reduced-motion: no-preference) { .button { transition: filter 120ms; } }

.pay .other { margin-top: 16px; }
.pay .other > summary { display: flex; align-items: center; min-height: 44px; font-size: 16px; color: var(--ink); text-decoration: underline; text-underline-offset: 3px; }
.pay .other ul { font-size: 15px; }
.button.plain { background: none; color: inherit; border: 1px solid var(--field); }

.slip { max-width: 520px; margin: 0 auto; padding: 64px 20px; }
.slip h1 { font-size: 30px; margin-bottom: 10px; }
.slip .button { margin-top: 28px; }
.slip dl div { display: flex; justify-content: space-between; gap: 16px; padding: 10px 0; border-top: 1px solid var(--line); }
.slip dd { margin: 0; flex-shrink: 0; max-width: 65%; text-align: right; overflow-wrap: anywhere; }
.slip .answers { display: grid; gap: 12px; margin-top: 28px; }
.slip .answers .button { margin-top: 0; }

.portal { max-width: 680px; margin: 0 auto; padding: 20px 20px 64px; }
.portal h1 { font-size: 30px; margin: 8px 0 2px; }
.portal h2 { font-size: 22px; }
.portal p { margin: 4px 0; overflow-wrap: anywhere; }
.portal .back { display: inline-flex; align-items: center; min-height: 44px; gap: 8px; color: var(--soft); }
.portal .alert { margin: 14px 0; }
.portal section { margin-top: 20px; padding: 20px; background: var(--sheet); border: 1px solid var(--line); border-radius: var(--radius); }
.portal .price { font-size: 18px; font-variant-numeric: tabular-nums; }
.portal .acts { display: flex; flex-wrap: wrap; gap: 10px; margin-top: 16px; }
.portal .acts form, .portal .acts .ghost { flex: 1 1 180px; }
.ghost { display: flex; align-items: center; justify-content: center; min-height: 48px; padding: 10px 16px; border: 1px solid var(--field); border-radius: var(--radius); text-decoration: none; text-align: center; }
.ghost:hover { border-color: var(--ink); }
.portal form + .ghost { margin-top: 12px; }
.button.danger { background: var(--danger); color: var(--sheet); }
.portal ul { list-style: none; margin: 8px 0 0; padding: 0; }
.portal li { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 4px 16px; min-height: 48px; padding: 8px 0; border-top: 1px solid var(--line); font-variant-numeric: tabular-nums; }
.portal li a:not(.ghost) { display: inline-flex; align-items: center; min-height: 44px; }
.portal dl { margin: 0 0 12px; }
.portal dl div { display: flex; justify-content: space-between; gap: 16px; padding: 10px 0; border-bottom: 1px solid var(--line); }
.portal dd { margin: 0; text-align: right; font-variant-numeric: tabular-nums; }
.portal .total { font-weight: 650; }
.portal form { margin-top: 16px; }
.portal section > form:first-child { margin-top: 0; }
.portal form h2 { margin-bottom: 14px; }
.portal section > :first-child { margin-top: 0; }
.portal .acts form { margin-top: 0; }
.portal summary { cursor: pointer; min-height: 44px; margin-top: 12px; }

.board { max-width: 1080px; margin: 0 auto; padding: 28px 20px 64px; }
.board h1 { font-size: 30px; margin-bottom: 4px; }
.board h2 { font-size: 21px; margin: 40px 0 4px; }
.board ol { list-style: none; margin: 12px 0 0; padding: 0; }
.board li { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 16px; padding: 12px 0; border-top: 1px solid var(--line); }
.board li > div { flex: 1 1 300px; min-width: 0; overflow-wrap: anywhere; }
.board code { font-size: 14px; color: var(--soft); }
.board form { display: inline; }
.board button { min-height: 40px; padding: 6px 14px; border: 1px solid var(--field); border-radius: 10px; background: var(--sheet); color: inherit; font: inherit; font-size: 15px; cursor: pointer; }
.board button:hover { border-color: var(--ink); }
.board input { width: 7em; min-height: 40px; margin-right: 6px; padding: 6px 10px; border: 1px solid var(--field); border-radius: 10px; background: var(--paper); color: inherit; font: inherit; font-variant-numeric: tabular-nums; }
.board .part { margin-left: 24px; border-top-style: dashed; }
.board .danger { color: var(--danger); border-color: currentColor; }
.state { font-weight: 600; }
.state.good { color: var(--sage); }
.state.bad { color: var(--danger); }
`;
