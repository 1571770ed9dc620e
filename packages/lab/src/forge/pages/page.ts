import { html, Html } from './html';

const style = new Html(`
:root{color-scheme:light dark;--fg:#1d2329;--muted:#5c6773;--bg:#f6f7f9;--card:#fff;--line:#d9dee4;--link:#0a5cc2;
--green:#1a7f37;--purple:#7a3ec8;--red:#b42318;--add:#e3f6e8;--del:#fde8e6;--hunk:#e9f1fb}
@media(prefers-color-scheme:dark){:root{--fg:#e3e7eb;--muted:#99a4af;--bg:#14181c;--card:#1c2126;--line:#343b43;
--link:#6cb0ff;--green:#3fb950;--purple:#b48cf2;--red:#f47067;--add:#16331f;--del:#43201e;--hunk:#1b2b40}}
*{box-sizing:border-box}body{margin:0;font:15px/1.5 system-ui,sans-serif;color:var(--fg);background:var(--bg)}
header{background:var(--card);border-bottom:1px solid var(--line);padding:12px 24px}
header a{font-weight:600}main{max-width:1080px;margin:24px auto;padding:0 24px}
a{color:var(--link);text-decoration:none}a:hover{text-decoration:underline}h1{font-size:24px;margin:0 0 8px;overflow-wrap:anywhere}
.card{background:var(--card);border:1px solid var(--line);border-radius:8px;margin:16px 0;overflow:hidden}
.card>h2{font-size:14px;margin:0;padding:10px 16px;border-bottom:1px solid var(--line)}
.pad{padding:12px 16px}.muted{color:var(--muted)}.row{display:flex;gap:12px;padding:8px 16px;border-top:1px solid var(--line)}
.row:first-of-type{border-top:0}.grow{flex:1;min-width:0}.state{display:inline-block;border-radius:99px;color:#fff;padding:2px 12px;font-weight:600;font-size:13px}
.open{background:#1a7f37}.merged{background:#7a3ec8}.closed{background:#b42318}
code,pre{font:13px/1.45 ui-monospace,SFMono-Regular,Menlo,monospace}pre{margin:0;padding:12px 16px;overflow:auto}
pre.body{white-space:pre-wrap;overflow-wrap:anywhere}.diff{padding:8px 0}.diff span{display:block;padding:0 16px;white-space:pre}.diff .a{background:var(--add)}.diff .d{background:var(--del)}
.diff .h{background:var(--hunk);color:var(--muted)}form{display:inline}
button{font:inherit;font-weight:600;color:#fff;background:#1a7f37;border:0;border-radius:6px;padding:8px 18px;cursor:pointer}
button:hover{background:#15692d}button.quiet{background:transparent;color:var(--fg);border:1px solid var(--line)}
button:focus-visible,a:focus-visible{outline:2px solid var(--link);outline-offset:2px}button[disabled]{opacity:.5;cursor:default}
.alert{border-left:4px solid var(--red)}.count{color:var(--muted);font-weight:400}`);

/** A page of the forge. No scripts: everything is a link or a form. */
export function page(options: {
  title: string;
  trail: { text: string; href: string }[];
  body: Html;
}): string {
  return html`<!DOCTYPE html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>${options.title}</title>
        <style>
          ${style}
        </style>
      </head>
      <body>
        <header>
          ${options.trail.map(
            ({ text, href }, i) =>
              html`${i ? ' / ' : ''}<a href="${href}">${text}</a>`,
          )}
        </header>
        <main>${options.body}</main>
      </body>
    </html>`.text;
}
