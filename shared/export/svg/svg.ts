import { counted, grouped } from '../../checks/words.ts';
import { formatPrefix, prefixesOverlap } from '../../address/prefix.ts';
import type { NetworkPlace } from '../../allocate/allocation.ts';
import type { Computed } from '../../result/compute.ts';
import type { TextExporter } from '../exporter.ts';
import { networksByName, subnetsByPrefix } from '../report-model/order.ts';
import { networkRibbons, poolRibbons } from './plan-ribbons.ts';
import { describeRibbon, drawRibbon, type Drawing } from './ribbon.ts';
import type { ParcelKind, SpaceRibbon } from './space.ts';
import { KIND_WORDS, RIBBON_STYLE } from './style.ts';
import { fitted, svgText } from './text.ts';

const WIDTH = 1120;
const MARGIN = 28;
const INNER = WIDTH - 2 * MARGIN;

/** A map of the address space: a ribbon for each prefix of a pool and of a network. No script, nothing from outside. */
export const svg: TextExporter = {
  id: 'svg',
  title: 'SVG map of the address space',
  kind: 'file',
  fileName: 'plan.svg',
  write: (computed) => [{ path: 'plan.svg', text: mapOf(computed) }],
};

function mapOf(computed: Computed): string {
  const { plan, allocation, resources } = computed;
  const places = networksByName(allocation);
  const pools = poolRibbons(computed);
  const networks = places.flatMap(networkRibbons);
  const parts: ((at: number) => Drawing)[] = [
    head(plan.name, `${counted(allocation.networks.length, 'virtual network')}, ${counted(pools.length, 'pool prefix', 'pool prefixes')}`),
    legend([...pools, ...networks]),
    ...(pools.length > 0 ? [heading('Address pools'), ...pools.map(labelled)] : []),
    ...(networks.length > 0 ? [heading('Virtual networks'), ...networks.map(labelled)] : []),
    ...resources.unplaced.map((subject) => note(`No place was found for ${subject}.`)),
    ...places.flatMap(strayNotes),
  ];
  let y = MARGIN;
  const drawn: string[] = [];
  for (const part of parts) {
    const { svg: elements, height } = part(y);
    drawn.push(`<g transform="translate(${MARGIN} ${y})">\n${elements}\n</g>`);
    y += height;
  }
  const height = Math.ceil(y + MARGIN / 2);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="title description">`,
    `<title id="title">${svgText(`Address space of ${plan.name}`)}</title>`,
    `<desc id="description">${svgText([...pools, ...networks].map(describeRibbon).join(' '))}</desc>`,
    `<style>\n${RIBBON_STYLE}\n</style>`,
    `<rect class="cm-ground" width="${WIDTH}" height="${height}"/>`,
    ...drawn,
    '</svg>',
    '',
  ].join('\n');
}

// A subnet outside of its network is in no ribbon.
function strayNotes(place: NetworkPlace): (() => Drawing)[] {
  return subnetsByPrefix(place).flatMap(({ subnet, prefix }) =>
    prefix && !place.prefixes.some((space) => prefixesOverlap(space, prefix))
      ? [note(`${subnet.address} (${formatPrefix(prefix)}) lies outside of the address space of its network.`)]
      : [],
  );
}

function head(name: string, words: string): () => Drawing {
  return () => ({
    svg: `<text class="cm-title cm-head" x="0" y="20">${svgText(fitted(name, INNER, 22))}</text>\n<text class="cm-note" x="0" y="42">${svgText(words)}</text>`,
    height: 60,
  });
}

function heading(text: string): () => Drawing {
  return () => ({ svg: `<text class="cm-title" x="0" y="26">${svgText(text)}</text>`, height: 38 });
}

function note(text: string): () => Drawing {
  return () => ({ svg: `<text class="cm-note" x="0" y="16">${svgText(fitted(text, INNER, 12))}</text>`, height: 24 });
}

function labelled(ribbon: SpaceRibbon): () => Drawing {
  return () => {
    const { svg: elements, height } = drawRibbon(ribbon, INNER);
    const share = `${grouped(ribbon.free)} of ${grouped(ribbon.addresses)} addresses free`;
    const name = fitted(ribbon.name, 420, 13);
    return {
      svg: `<text class="cm-note" x="0" y="13"><tspan class="cm-name">${svgText(name)}</tspan><tspan dx="10">${svgText(ribbon.prefix)}</tspan><tspan dx="10">${svgText(share)}</tspan></text>\n<g transform="translate(0 22)">\n${elements}\n</g>`,
      height: 22 + height + 20,
    };
  };
}

// The order of the words is that of the style; only what the map shows is in the legend.
function legend(ribbons: readonly SpaceRibbon[]): () => Drawing {
  const shown = new Set(ribbons.flatMap(({ parcels }) => parcels.map(({ kind }) => kind)));
  return () => {
    let x = 0;
    let y = 0;
    const entries = (Object.keys(KIND_WORDS) as ParcelKind[])
      .filter((kind) => shown.has(kind))
      .map((kind) => {
        const words = KIND_WORDS[kind];
        const width = 42 + words.length * 6.4;
        if (x + width > INNER) {
          x = 0;
          y += 22;
        }
        const box = `<rect class="cm-block cm-${kind}" x="${x + 0.75}" y="${y + 0.75}" width="16.5" height="12.5" rx="2"/>${kind === 'free' ? '' : `<rect class="cm-solid cm-${kind}" x="${x + 1}" y="${y + 1}" width="4" height="12"/>`}`;
        const text = `<text class="cm-note" x="${x + 24}" y="${y + 11}">${svgText(words)}</text>`;
        x = Math.round(x + width);
        return box + text;
      });
    return { svg: entries.join('\n'), height: y + 26 };
  };
}
