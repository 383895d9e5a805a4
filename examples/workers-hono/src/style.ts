export const style = /* css */ `
:root {
  color-scheme: light dark;
  --back: light-dark(#f4f6f8, #12161b);
  --card: light-dark(#ffffff, #1b2129);
  --text: light-dark(#1a2129, #e4e9ef);
  --soft: light-dark(#5a6672, #9aa7b4);
  --line: light-dark(#cdd5dd, #3a4550);
  --accent: light-dark(#0b5cad, #5cabff);
  --on-accent: light-dark(#ffffff, #0a1420);
  --good: light-dark(#0a6b3d, #5fd39a);
  --bad: light-dark(#b3261e, #ff9a8f);
  font: 16px/1.5 system-ui, sans-serif;
}
* { box-sizing: border-box; }
body {
  max-width: 64rem;
  margin: 0 auto;
  padding: 1.5rem 1rem 3rem;
  color: var(--text);
  background: var(--back);
}
h1 { margin: 0; font-size: 1.75rem; }
h2 { margin: 0; font-size: 1.15rem; }
header p, footer { margin: 0; color: var(--soft); }
main {
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr));
  gap: 1.25rem;
  align-items: start;
  margin: 1.5rem 0;
}
form {
  display: grid;
  gap: 1rem;
  padding: 1.25rem;
  background: var(--card);
  border: 1px solid var(--line);
  border-radius: 0.75rem;
}
label, label span { display: block; }
label span, legend, dt { font-size: 0.875rem; color: var(--soft); }
fieldset {
  display: grid;
  grid-template-columns: 2fr 1fr 1fr;
  gap: 0.75rem;
  min-width: 0;
  margin: 0;
  padding: 0;
  border: 0;
}
legend { padding: 0; font-weight: 600; }
input, textarea {
  width: 100%;
  padding: 0.55rem 0.7rem;
  font: inherit;
  color: inherit;
  background: var(--back);
  border: 1px solid var(--line);
  border-radius: 0.5rem;
}
textarea { display: block; resize: vertical; }
textarea, .phc, dd, code { font-family: ui-monospace, monospace; font-size: 0.875rem; }
button {
  justify-self: start;
  padding: 0.55rem 1.4rem;
  font: inherit;
  font-weight: 600;
  color: var(--on-accent);
  background: var(--accent);
  border: 0;
  border-radius: 0.5rem;
  cursor: pointer;
}
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.phc {
  display: block;
  padding: 0.75rem;
  overflow-wrap: anywhere;
  background: var(--back);
  border-radius: 0.5rem;
}
dl {
  display: grid;
  grid-template-columns: max-content 1fr;
  gap: 0.25rem 1rem;
  margin: 1rem 0 0;
}
dd { margin: 0; overflow-wrap: anywhere; }
.good, .bad { margin: 0; font-weight: 600; }
.good { color: var(--good); }
.bad { color: var(--bad); }
.bad::first-letter { text-transform: uppercase; }
`;
