import type { Computed } from '../../result/compute.ts';
import { resultOf } from '../../result/write-result.ts';
import { POLICY } from '../html/writer.ts';
import { REPORT_STYLE } from '../html/style.ts';
import { svgAttribute as attribute, svgText as escape } from '../svg/text.ts';

/** A format in the pack, and its files. */
export interface PackEntry {
  readonly title: string;
  readonly paths: readonly string[];
}

/** Returns the first page of a pack: how the plan stands, and what each file is. */
export function indexPage(computed: Computed, entries: readonly PackEntry[]): string {
  const { plan } = computed;
  const { errors, warnings, infos, accepted, virtualNetworks, subnets } = resultOf(computed).summary;
  const rows = entries.map(({ title, paths }) => {
    const links = paths.map((path) => `<a href="${attribute(path.split('/').map(encodeURIComponent).join('/'))}">${escape(path)}</a>`);
    return `<tr><th scope="row">${escape(title)}</th><td>${links.join('<br>')}</td></tr>`;
  });
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escape(plan.name)}: hand-over</title>`,
    `<style>\n${REPORT_STYLE}\n</style>`,
    '</head>',
    '<body>',
    `<header>\n<h1>${escape(plan.name)}</h1>\n<p class="by">Hand-over of an address plan of Azure virtual networks</p>\n</header>`,
    '<main>',
    ...(plan.description === '' ? [] : [`<p>${escape(plan.description)}</p>`]),
    `<p>${virtualNetworks} virtual networks with ${subnets} subnets. ${errors > 0 ? 'Not to be deployed as it is' : 'No finding stands in the way of a deployment'}: ${errors} errors, ${warnings} warnings, ${infos} infos, ${accepted} accepted.</p>`,
    '<div class="scroll"><table>',
    '<caption>What is in this folder</caption>',
    '<thead><tr><th scope="col">What</th><th scope="col">Files</th></tr></thead>',
    `<tbody>\n${rows.join('\n')}\n</tbody>`,
    '</table></div>',
    '</main>',
    '<footer>Written by Cadastre. Change the plan, not these files.</footer>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}
