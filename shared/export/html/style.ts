import { RIBBON_STYLE } from '../svg/style.ts';

/** The style of the report, as the content of a style element: light, dark and for print. Nothing in it comes from a plan. */
export const REPORT_STYLE = `${RIBBON_STYLE}
:root{color-scheme:light dark}
*{box-sizing:border-box}
body{margin:0;background:var(--cm-ground);color:var(--cm-ink);font:15px/1.5 system-ui,'Segoe UI',Roboto,'DejaVu Sans',sans-serif}
main,header,nav,footer{max-width:1180px;margin:0 auto;padding:0 28px}
header{padding-top:36px}
h1{font-size:30px;line-height:1.2;margin:0 0 4px;overflow-wrap:anywhere}
h2{font-size:21px;margin:44px 0 12px;padding-top:14px;border-top:1px solid var(--cm-rule);overflow-wrap:anywhere}
h3{font-size:16px;margin:28px 0 8px;overflow-wrap:anywhere}
p,ul{margin:0 0 12px;overflow-wrap:anywhere;max-width:80ch}
ul{padding-left:22px}
.by,footer{color:var(--cm-dim);font-size:13px}
footer{padding-top:28px;padding-bottom:40px}
nav{margin-top:20px}
nav ol{columns:3 240px;margin:0;padding:14px 18px 14px 40px;background:var(--cm-panel);border:1px solid var(--cm-rule);border-radius:8px;font-size:14px}
nav li{break-inside:avoid;overflow-wrap:anywhere}
nav h2{font-size:15px;margin:0 0 8px;padding:0;border:0}
a{color:var(--cm-link)}
code{font-family:ui-monospace,'Cascadia Mono','DejaVu Sans Mono',monospace;font-size:.88em;overflow-wrap:anywhere}
h1 code,h2 code,h3 code{font-size:.92em}
figure{margin:14px 0}
figcaption{font-size:13px;color:var(--cm-dim);margin-bottom:6px;overflow-wrap:anywhere}
figcaption b{color:var(--cm-ink)}
figure svg{display:block;width:100%;height:auto}
.scroll{overflow-x:auto;margin:14px 0 20px}
table{border-collapse:collapse;width:100%;font-size:13px;line-height:1.4}
caption{text-align:left;font-weight:600;font-size:14px;padding:0 0 6px;overflow-wrap:anywhere}
th{text-align:left;vertical-align:bottom;font-weight:600;color:var(--cm-dim);border-bottom:2px solid var(--cm-line);padding:5px 10px 5px 0}
td{vertical-align:top;border-bottom:1px solid var(--cm-rule);padding:5px 10px 5px 0;overflow-wrap:anywhere;min-width:4.5em}
th.number,td.number{text-align:right;padding-right:18px;font-variant-numeric:tabular-nums;min-width:0}
tbody th{font-weight:400;color:var(--cm-ink);border-bottom:1px solid var(--cm-rule);vertical-align:top;min-width:7em;overflow-wrap:anywhere}
.severity{display:inline-block;padding:0 7px;border:1px solid currentcolor;border-radius:9px;font-size:12px;font-weight:600}
.error{color:var(--cm-error)}
.warning{color:var(--cm-warning)}
.info{color:var(--cm-dim)}
.cite{font-size:12px;white-space:nowrap}
.sources{font-size:13px;padding-left:34px}
.sources li{margin-bottom:3px;overflow-wrap:anywhere}
:root{--cm-rule:#dfe3dd;--cm-link:#0f6b4f;--cm-warning:#8a5a00}
@media screen and (prefers-color-scheme:dark){:root{--cm-rule:#2c332e;--cm-link:#58c79c;--cm-warning:#d9a514}}
@page{margin:14mm}
@media print{
:root{color-scheme:light}
body{font-size:10.5pt}
main,header,nav,footer{max-width:none;padding-left:0;padding-right:0}
h2,h3,caption,thead,figcaption{break-after:avoid}
h2.network{break-before:page}
tr,figure{break-inside:avoid}
thead{display:table-header-group}
.scroll{overflow:visible}
table{font-size:8pt}
td,th{padding-right:6px}
a{color:inherit;text-decoration:none}
.sources a::after{content:" (" attr(href) ")"}
}`;
