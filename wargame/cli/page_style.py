"""How a page looks: one style sheet for light and dark, wide and narrow, and for paper."""

from typing import Final

STYLE: Final = """
:root { --paper: #fdfcfa; --ink: #22262b; --soft: #5d6670; --line: #dcdfe2; --card: #f3f4f4; --main: #2a6db0;
  --near: #2a6db066; --wide: #2a6db02e; --worse: #b3402a; --better: #2c7a4b; --aim: #2c7a4b26;
  color-scheme: light dark; }
@media (prefers-color-scheme: dark) { :root { --paper: #15191e; --ink: #e4e6e8; --soft: #9aa4ae; --line: #333a42;
  --card: #1d2329; --main: #6cb2f2; --near: #6cb2f266; --wide: #6cb2f22b; --worse: #f08a72; --better: #72cf98;
  --aim: #72cf9826; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1.25rem 4rem; max-width: 72rem; background: var(--paper); color: var(--ink);
  font: 16px/1.5 system-ui, "Segoe UI", "Noto Sans", sans-serif; }
h1 { overflow-wrap: anywhere; font-size: 1.75rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.25rem; margin: 2.75rem 0 .5rem; padding-top: .75rem; border-top: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 1.5rem 0 .4rem; }
p { max-width: 46rem; margin: .4rem 0; }
.soft, .lead { color: var(--soft); }
.swatch { display: inline-block; width: .7rem; height: .7rem; border-radius: 50%; margin-right: .45rem;
  border: 1px solid var(--soft); }
nav { margin: .75rem 0 0; display: flex; flex-wrap: wrap; gap: .25rem 1rem; }
a { color: var(--main); }
.findings { margin: .25rem 0 0; padding-left: 1.2rem; max-width: 52rem; }
.findings li { margin: .35rem 0; }
summary { cursor: pointer; color: var(--main); margin: .4rem 0; }
summary h3 { display: inline; color: var(--ink); }
table { border-collapse: collapse; width: 100%; }
th { text-align: left; font-weight: 600; font-size: .82rem; color: var(--soft); vertical-align: bottom; }
th, td { padding: .3rem .75rem .3rem 0; border-bottom: 1px solid var(--line); }
td { vertical-align: middle; }
td:first-child, th:first-child { width: 40%; }
td:last-child, th:last-child { padding-right: 0; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.picture { width: 11rem; }
td small { color: var(--soft); display: block; }
code { font-size: .85em; color: var(--soft); overflow-wrap: anywhere; }
svg { display: block; width: 100%; height: auto; }
svg.share { width: 10rem; max-width: 100%; }
.fans { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: .75rem; }
figure { margin: 0; padding: .6rem .6rem .4rem; background: var(--card); border-radius: .5rem; }
figcaption { font-size: .9rem; font-weight: 600; line-height: 1.3; margin-bottom: .2rem; }
figcaption small { font-weight: 400; color: var(--soft); }
.chief { max-width: 34rem; margin-bottom: .75rem; }
.label { font-size: 11px; fill: var(--soft); }
.value { font-size: 13px; font-weight: 700; fill: var(--ink); }
.grid { stroke: var(--line); stroke-width: 1; }
.wide { fill: var(--wide); } .near { fill: var(--near); }
.median { fill: none; stroke: var(--main); stroke-width: 2; }
.ground { fill: var(--card); } .aim { fill: var(--aim); } .bar { fill: var(--main); }
.whisker { stroke: var(--ink); stroke-width: 2; }
.zero { stroke: var(--soft); opacity: .6; stroke-width: 1; }
.reach { stroke-width: 2; stroke: currentColor; }
line.worse { stroke: var(--worse); } line.better { stroke: var(--better); } line.unsure { stroke: var(--soft); }
circle.worse { fill: var(--worse); } circle.better { fill: var(--better); } circle.unsure { fill: var(--soft); }
.bad { color: var(--worse); } .good { color: var(--better); }
@media (max-width: 40rem) {
  body { padding: 1rem .9rem 3rem; }
  h1 { font-size: 1.4rem; }
  thead { display: none; }
  table, tbody { display: block; }
  tr { display: grid; grid-template-columns: 1fr auto; gap: .1rem .75rem; padding: .5rem 0;
    border-bottom: 1px solid var(--line); }
  td { border: 0; padding: 0; }
  td:first-child { grid-column: 1 / -1; width: auto; }
  td[data-label] { display: contents; }
  td[data-label]::before { content: attr(data-label); color: var(--soft); font-size: .85rem; }
  td[data-label]:empty { display: none; }
  .number { text-align: left; }
  .picture { width: auto; }
}
@media print { body { max-width: none; } nav { display: none; } figure, tr { break-inside: avoid; } }
"""
