import type { Comparison, Impact } from '../compare/comparison.ts';
import { RIBBON_STYLE } from '../export/svg/style.ts';
import { fitted, svgText } from '../export/svg/text.ts';
import type { Computed } from '../result/compute.ts';
import { ribbonPairs, type PairBand, type PairBox, type RibbonPair } from './ribbon-pairs.ts';
import { IMPACT_WORDS, summaryText } from './words.ts';

const WIDTH = 1124;
const MARGIN = 28;
const LABEL = 44;
const ROW = 34;
const GAP = 26;

/** What the ribbons of a comparison add to the style of ribbons. Impact has a line of its own kind beside its colour. */
export const PAIR_STYLE = `.cp-band{fill-opacity:.28;stroke-width:1}
.cp-none{fill:var(--cm-dim);stroke:var(--cm-dim)}
.cp-in-place{fill:var(--cm-gateway);stroke:var(--cm-gateway)}
.cp-redeploy{fill:var(--cm-web);stroke:var(--cm-web);stroke-dasharray:5 3}
.cp-blocked{fill:var(--cm-error);stroke:var(--cm-error);stroke-dasharray:2 2;stroke-width:2}
.cp-mark{fill:none;stroke-width:2.5}
.cp-gone{fill-opacity:.35}
.cp-out{fill:var(--cm-panel);stroke:var(--cm-line);stroke-dasharray:3 3}
.cp-title{font-weight:600;font-size:14px}
.cp-small{font-size:11px;fill:var(--cm-dim)}
.cp-label{font-size:11px;fill:#fff;paint-order:stroke;stroke:rgb(0 0 0 / 45%);stroke-width:2px}
@media screen and (prefers-color-scheme:dark){.cp-label{fill:#10150f;stroke:none}}`;

/** Returns the ribbons of a comparison as one picture: each network that changed, before above after, to one scale. */
export function comparisonSvg(from: Computed, to: Computed, comparison: Comparison): string {
  const pairs = ribbonPairs(from, to, comparison);
  const drawings = pairs.map((pair) => drawPair(pair, WIDTH - 2 * MARGIN));
  const top = 92;
  let y = top;
  const groups = drawings.map(({ svg, height }) => {
    const group = `<g transform="translate(${MARGIN} ${y})">\n${svg}\n</g>`;
    y += height + 30;
    return group;
  });
  const title = `${comparison.from} → ${comparison.to}`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y + 10}" width="${WIDTH}" height="${y + 10}" role="img">`,
    `<title>${svgText(`Changes from ${comparison.from} to ${comparison.to}`)}</title>`,
    `<style>${RIBBON_STYLE}\n${PAIR_STYLE}</style>`,
    `<rect class="cm-ground" width="${WIDTH}" height="${y + 10}" fill="var(--cm-ground)"/>`,
    `<text class="cp-title" x="${MARGIN}" y="34" fill="var(--cm-ink)">${svgText(fitted(title, WIDTH - 2 * MARGIN, 15))}</text>`,
    `<text class="cp-small" x="${MARGIN}" y="54">${svgText(summaryText(comparison.summary))}.</text>`,
    `<g transform="translate(${MARGIN} 64)">${legend()}</g>`,
    ...(pairs.length === 0 ? [`<text class="cp-small" x="${MARGIN}" y="${top}">No place changed.</text>`] : groups),
    '</svg>',
    '',
  ].join('\n');
}

/** Returns one network before and after, from the origin down, with what it needs of `PAIR_STYLE` and of the style of ribbons. */
export function drawPair(pair: RibbonPair, width: number): { readonly svg: string; readonly height: number } {
  const scale = width - LABEL;
  const x = (part: number) => px(LABEL + part * scale);
  const oldTop = 24;
  const newTop = oldTop + ROW + GAP;
  const title = pair.was === null ? pair.name : `${pair.was} → ${pair.name}`;
  const lines = [
    `<text class="cp-title" x="0" y="12" fill="var(--cm-ink)">${svgText(fitted(title, width, 14))}</text>`,
    `<text class="cp-small" x="0" y="${oldTop + 21}">before</text>`,
    `<text class="cp-small" x="0" y="${newTop + 21}">after</text>`,
    ...pair.space.flatMap((space) => [
      ground(x(space.x), oldTop, px(space.width * scale), space.in !== 'new', space.prefix),
      ground(x(space.x), newTop, px(space.width * scale), space.in !== 'old', space.prefix),
    ]),
    ...pair.bands.map((band) => drawBand(band, scale, oldTop + ROW, newTop)),
    ...pair.old.map((box) => drawBox(box, scale, oldTop)),
    ...pair.new.map((box) => drawBox(box, scale, newTop)),
    ...pair.space.map(
      ({ prefix, x: at, width: wide }) =>
        `<text class="cp-small" x="${x(at)}" y="${newTop + ROW + 14}">${svgText(fitted(prefix, wide * scale, 11, true))}</text>`,
    ),
  ];
  return { svg: lines.join('\n'), height: newTop + ROW + 18 };
}

function ground(x: string, y: number, width: string, there: boolean, prefix: string): string {
  return `<rect class="${there ? 'cm-free' : 'cp-out'}" x="${x}" y="${y}" width="${width}" height="${ROW}"><title>${svgText(there ? prefix : `${prefix} is not in the address space`)}</title></rect>`;
}

function drawBand({ from, to, impact, name }: PairBand, scale: number, top: number, bottom: number): string {
  const at = (part: number) => px(LABEL + part * scale);
  const points = [`${at(from.x)},${top}`, `${at(from.x + from.width)},${top}`, `${at(to.x + to.width)},${bottom}`, `${at(to.x)},${bottom}`].join(' ');
  return `<polygon class="cp-band cp-${impact}" points="${points}"><title>${svgText(`${name}: ${IMPACT_WORDS[impact]}`)}</title></polygon>`;
}

function drawBox({ name, prefix, family, x, width, state, impact }: PairBox, scale: number, y: number): string {
  const wide = Math.max(1.5, width * scale - 1);
  const left = LABEL + x * scale;
  const label = wide < 26 ? '' : fitted(name, wide - 8, 11);
  const marked = state !== 'same';
  const words = [name, prefix, { same: '', changed: 'changes', gone: 'goes', new: 'is new' }[state], marked ? IMPACT_WORDS[impact] : ''];
  return [
    `<g><title>${svgText(words.filter((word) => word !== '').join(' · '))}</title>`,
    `<rect class="cm-solid cm-${family}${state === 'gone' ? ' cp-gone' : ''}" x="${px(left)}" y="${y}" width="${px(wide)}" height="${ROW}" rx="2"/>`,
    marked
      ? `<rect class="cp-mark cp-${impact}" x="${px(left + 1)}" y="${y + 1}" width="${px(Math.max(0.5, wide - 2))}" height="${ROW - 2}" rx="2"/>`
      : '',
    label === '' ? '' : `<text class="cp-label" x="${px(left + 5)}" y="${y + 21}">${svgText(label)}</text>`,
    '</g>',
  ].join('');
}

function legend(): string {
  const impacts: readonly Impact[] = ['in-place', 'redeploy', 'blocked'];
  return impacts
    .map((impact, i) => {
      const x = i * 130;
      return `<rect class="cp-band cp-${impact}" x="${x}" y="0" width="26" height="12"/><text class="cp-small" x="${x + 32}" y="10">${IMPACT_WORDS[impact]}</text>`;
    })
    .join('');
}

/** Pixels to two decimals. */
function px(value: number): string {
  return String(Math.round(value * 100) / 100);
}
