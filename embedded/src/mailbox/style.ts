/** The page's look: paper, ink and one accent, light and dark by the system's wish. */
export const style = `
:root { color-scheme: light dark; --paper: #f6f4ef; --card: #ffffff; --ink: #1c2321; --soft: #5d6865; --line: #dfdbd2; --accent: #1f6f63; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #141917; --card: #1c2321; --ink: #eef1ee; --soft: #a3aeaa; --line: #2e3835; --accent: #6cc3b3; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, sans-serif; }
.top, main { max-width: 44rem; margin: 0 auto; padding: 0 1rem; }
.top { padding-top: 2.5rem; }
h1 { margin: 0; font-size: 1.75rem; letter-spacing: -0.01em; }
.top p { margin: 0.25rem 0 1.75rem; color: var(--soft); }
a { color: var(--accent); overflow-wrap: anywhere; }
article { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 1.1rem 1.25rem; margin-bottom: 1rem; }
article header { display: flex; gap: 0 1rem; justify-content: space-between; align-items: baseline; flex-wrap: wrap; }
h2 { margin: 0; font-size: 1.1rem; }
time, .to { color: var(--soft); font-size: 0.875rem; font-variant-numeric: tabular-nums; }
.to { margin: 0.15rem 0 0.8rem; overflow-wrap: anywhere; }
.to b { font-weight: 500; border: 1px solid var(--line); border-radius: 999px; padding: 0.05rem 0.5rem; margin-left: 0.25rem; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; border-top: 1px solid var(--line); padding-top: 0.8rem; }
.empty { color: var(--soft); border: 1px dashed var(--line); border-radius: 12px; padding: 2rem; text-align: center; }
`;
