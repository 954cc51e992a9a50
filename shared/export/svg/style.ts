import type { ParcelKind } from './space.ts';

/** A sign of the legend: the class that draws it, and its words. */
export const KIND_WORDS: Readonly<Record<ParcelKind, string>> = {
  network: 'virtual network',
  gateway: 'gateways',
  security: 'security',
  compute: 'compute',
  containers: 'containers',
  web: 'web',
  integration: 'integration',
  data: 'data',
  endpoints: 'endpoints',
  management: 'management',
  external: 'external network',
  reserved: 'reserved',
  forbidden: 'not to be used',
  free: 'free',
};

type Colours = Readonly<Record<Exclude<ParcelKind, 'free'> | 'ink' | 'dim' | 'line' | 'ground' | 'panel' | 'error', string>>;

// The colours of the app (renderer/styles/tokens.css), which a file on its own cannot name.
const LIGHT: Colours = {
  ink: '#1c231f',
  dim: '#4f5a54',
  line: '#868f88',
  ground: '#ffffff',
  panel: '#f6f7f5',
  error: '#b3261e',
  network: '#2f6f8f',
  gateway: '#3b6ea8',
  security: '#a2424a',
  compute: '#5f6b73',
  containers: '#0f6b4f',
  web: '#b8652a',
  integration: '#7a6a1f',
  data: '#8a4f9e',
  endpoints: '#2a7f8f',
  management: '#6a5acd',
  external: '#7b5a3c',
  reserved: '#6c6c6c',
  forbidden: '#8c2f2f',
};

const DARK: Colours = {
  ink: '#e6ebe7',
  dim: '#a9b5ae',
  line: '#78837b',
  ground: '#141815',
  panel: '#1b201d',
  error: '#f2867d',
  network: '#6bb0cf',
  gateway: '#6d9fd8',
  security: '#d9787f',
  compute: '#93a0a8',
  containers: '#58c79c',
  web: '#dd935c',
  integration: '#bfae5a',
  data: '#b98acb',
  endpoints: '#5bb3c2',
  management: '#a89cf0',
  external: '#c79c78',
  reserved: '#9d9d9d',
  forbidden: '#d88080',
};

function variables(colours: Colours): string {
  return Object.entries(colours)
    .map(([name, value]) => `--cm-${name}:${value}`)
    .join(';');
}

const kinds = (Object.keys(KIND_WORDS) as ParcelKind[]).filter((kind) => kind !== 'free');

/**
 * The style of ribbons, light and dark, as the content of a style element. Prints are light. Nothing in it comes from a plan.
 * What is free has a broken line, what is no subnet of ours another one: colour is never the only sign.
 */
export const RIBBON_STYLE = `:root{${variables(LIGHT)}}
@media screen and (prefers-color-scheme:dark){:root{${variables(DARK)}}}
.cm-ground{fill:var(--cm-ground)}
.cm-name,.cm-what,.cm-title,.cm-note{font-family:system-ui,'Segoe UI',Roboto,'DejaVu Sans',sans-serif;fill:var(--cm-ink)}
.cm-name{font-size:12.5px;font-weight:600}
.cm-prefix{font-family:ui-monospace,'Cascadia Mono','DejaVu Sans Mono',monospace;font-size:11px;fill:var(--cm-ink)}
.cm-what{font-size:10.5px;fill:var(--cm-dim)}
.cm-title{font-size:15px;font-weight:650}
.cm-head{font-size:22px}
.cm-note{font-size:12px;fill:var(--cm-dim)}
.cm-block{fill-opacity:.13;stroke-width:1.2;stroke-opacity:.65}
${kinds.map((kind) => `.cm-${kind}{fill:var(--cm-${kind});stroke:var(--cm-${kind})}`).join('\n')}
.cm-free{fill:none;stroke:var(--cm-line);stroke-dasharray:4 3;stroke-opacity:.9}
.cm-block.cm-external{stroke-dasharray:8 3}
.cm-block.cm-reserved,.cm-block.cm-forbidden{stroke-dasharray:2 2}
.cm-solid{stroke:none}
.cm-block.cm-overlap{stroke:var(--cm-error);stroke-width:2.5;stroke-opacity:1;stroke-dasharray:none}
.cm-solid.cm-overlap{fill:var(--cm-error)}
svg{print-color-adjust:exact;-webkit-print-color-adjust:exact}`;
