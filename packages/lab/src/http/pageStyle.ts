/** The look of the lab's page, light and dark. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; --text: #1f2933; --quiet: #64707d; --line: #dde3ea; --card: #fff; --back: #f4f6f9; --link: #0b62c4; --code: #eef2f6; }
@media (prefers-color-scheme: dark) { :root { --text: #e4e9ee; --quiet: #98a4b0; --line: #313b46; --card: #1b222a; --back: #12171d; --link: #7ab7ff; --code: #262f39; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--text); font: 15px/1.5 system-ui, sans-serif; }
main { max-width: 1240px; margin: 0 auto; padding: 32px 20px 64px; }
h1 { margin: 0 0 8px; font-size: 28px; }
h2 { margin: 0 0 12px; font-size: 17px; }
section { margin-top: 20px; padding: 18px 20px; background: var(--card); border: 1px solid var(--line); border-radius: 8px; }
a { color: var(--link); }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; }
th { text-align: left; font-weight: 600; color: var(--quiet); font-size: 13px; }
th, td { padding: 6px 14px 6px 0; border-bottom: 1px solid var(--line); vertical-align: top; white-space: nowrap; }
tbody tr:last-child td { border-bottom: 0; }
code, pre { font: 13px/1.6 ui-monospace, monospace; background: var(--code); border-radius: 4px; }
code { padding: 1px 5px; }
pre { margin: 0; padding: 12px 14px; overflow-x: auto; }
.wrap { display: block; min-width: 18em; white-space: normal; }
.quiet { color: var(--quiet); }
.state { padding: 1px 8px; border-radius: 10px; font-size: 13px; border: 1px solid currentColor; }
.state.available { color: #18794e; }
.state.unknown { color: #97600a; }
.state.unavailable { color: #c62a2f; }
.state.pending { color: var(--quiet); }
@media (prefers-color-scheme: dark) { .state.available { color: #4cc38a; } .state.unknown { color: #f1a10d; } .state.unavailable { color: #ff8589; } }
`;
