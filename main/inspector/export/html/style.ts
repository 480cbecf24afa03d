/** Of a report. It works on screen in light and dark, and on paper. */
export const style = `
:root { color-scheme: light dark; --text: light-dark(#17202e, #e2e8f0); --dim: light-dark(#525f72, #9ba8ba); --line: light-dark(#dde3eb, #2c3542); --ground: light-dark(#ffffff, #12161d); --sunken: light-dark(#f5f7fa, #1a202a); --accent: light-dark(#0a6577, #62c8d8); --error: light-dark(#b0241b, #ff9085); --error-ground: light-dark(#fdf0ee, #331b1c); --bar: light-dark(#8fa0b6, #5f6f87); }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 32px 40px 64px; max-width: 1080px; background: var(--ground); color: var(--text); font: 13px/20px system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif; font-variant-numeric: tabular-nums; }
h1, h2, h3, p, dl, dd, pre, table { margin: 0; }
h1 { font-size: 22px; line-height: 28px; font-weight: 600; letter-spacing: -0.01em; }
h2 { margin: 32px 0 8px; font-size: 15px; font-weight: 600; }
h3 { font-size: 13px; font-weight: 600; }
.lead { color: var(--dim); margin-top: 4px; }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: 2px 20px; margin-top: 20px; padding: 12px 0; border-block: 1px solid var(--line); }
dt { color: var(--dim); }
dd { overflow-wrap: anywhere; }
.numbers { display: flex; flex-wrap: wrap; gap: 12px 36px; }
.numbers div { display: flex; flex-direction: column-reverse; }
.numbers dd { font-size: 20px; line-height: 26px; font-weight: 600; }
.numbers .bad dd { color: var(--error); }
.timeline { margin-top: 20px; }
.timeline svg { display: block; width: 100%; height: 48px; border-bottom: 1px solid var(--line); }
.timeline rect { fill: var(--bar); }
.timeline .failed { fill: var(--error); }
.ends { display: flex; justify-content: space-between; color: var(--dim); font-size: 11px; line-height: 16px; margin-top: 2px; }
table { border-collapse: collapse; }
th { text-align: left; font-weight: 400; font-size: 11px; color: var(--dim); }
th, td { padding: 3px 20px 3px 0; border-bottom: 1px solid var(--line); vertical-align: top; }
.n { text-align: right; white-space: nowrap; }
.tools { margin-top: 20px; }
code, pre, .rows { font: 12px/18px ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", monospace; }
article { padding: 14px 0 16px; border-top: 1px solid var(--line); break-inside: avoid-page; }
.head { display: flex; flex-wrap: wrap; align-items: baseline; gap: 4px 14px; }
.head time { color: var(--dim); }
.head .figures { margin-left: auto; display: flex; gap: 14px; color: var(--dim); }
.status { white-space: nowrap; }
.status.error, .status.refused { color: var(--error); }
.where { color: var(--dim); }
.prod { padding: 0 5px; border-radius: 3px; background: var(--text); color: var(--ground); font-size: 11px; font-weight: 600; }
pre { margin-top: 8px; padding: 8px 12px; border-radius: 6px; background: var(--sunken); white-space: pre-wrap; overflow-wrap: anywhere; }
.failure { margin-top: 8px; padding: 8px 12px; border-radius: 6px; background: var(--error-ground); overflow-wrap: anywhere; }
.failure b { color: var(--error); font-weight: 600; }
.note { margin-top: 8px; padding-left: 12px; border-left: 2px solid var(--accent); overflow-wrap: anywhere; white-space: pre-wrap; }
.wide { overflow-x: auto; margin-top: 8px; }
.rows td, .rows th { padding: 2px 18px 2px 0; max-width: 42ch; overflow-wrap: anywhere; }
.more { color: var(--dim); font-size: 11px; line-height: 16px; margin-top: 4px; overflow-wrap: anywhere; }
.more code { font-size: 11px; line-height: 16px; white-space: pre-wrap; }
details { margin-top: 8px; }
summary { color: var(--dim); font-size: 11px; line-height: 16px; }
footer { margin-top: 32px; padding-top: 12px; border-top: 1px solid var(--line); color: var(--dim); font-size: 11px; line-height: 16px; }
@media print { :root { color-scheme: light; } body { max-width: none; padding: 0; font-size: 11px; line-height: 16px; } code, pre, .rows { font-size: 10px; line-height: 14px; } pre, .failure { border: 1px solid var(--line); } .wide { overflow: visible; } @page { margin: 16mm 14mm; } }
`
