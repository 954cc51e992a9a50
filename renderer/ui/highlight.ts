import { createCssVariablesTheme, createHighlighterCore, type HighlighterCore } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';

/** A stretch of a line in one colour. */
export interface Token {
  readonly text: string;
  /** A colour of the page's styles, or undefined for that of the text. */
  readonly color: string | undefined;
}

/** Colours come from the page's styles, so that light and dark need no second pass. */
const theme = createCssVariablesTheme({ name: 'page', variablePrefix: '--code-', fontStyle: false });

/** By the end of a file's name. Each grammar is fetched when a file asks for it. */
const grammars = {
  bicep: { name: 'bicep', load: () => import('shiki/langs/bicep.mjs') },
  bicepparam: { name: 'bicep', load: () => import('shiki/langs/bicep.mjs') },
  tf: { name: 'terraform', load: () => import('shiki/langs/terraform.mjs') },
  tfvars: { name: 'terraform', load: () => import('shiki/langs/terraform.mjs') },
  json: { name: 'json', load: () => import('shiki/langs/json.mjs') },
  sh: { name: 'shellscript', load: () => import('shiki/langs/shellscript.mjs') },
  md: { name: 'markdown', load: () => import('shiki/langs/markdown.mjs') },
  yaml: { name: 'yaml', load: () => import('shiki/langs/yaml.mjs') },
  csv: { name: 'csv', load: () => import('shiki/langs/csv.mjs') },
  svg: { name: 'xml', load: () => import('shiki/langs/xml.mjs') },
} as const;

/**
 * The longest text that is coloured, in characters. Colouring goes at some 2 MB a second and holds the page up for that long; a longer text is
 * shown plain.
 */
export const MOST_COLOURED = 150_000;

let highlighter: Promise<HighlighterCore> | undefined;

/** Returns the lines of a text in colours, or undefined where its kind is not known, or it is too long. */
export async function highlight(text: string, path: string): Promise<readonly (readonly Token[])[] | undefined> {
  const ending = path.split('.').at(-1) ?? '';
  if (text.length > MOST_COLOURED || !Object.hasOwn(grammars, ending)) return undefined;
  const grammar = grammars[ending as keyof typeof grammars];
  highlighter ??= createHighlighterCore({ themes: [theme], langs: [], engine: createJavaScriptRegexEngine({ forgiving: true }) });
  const ready = await highlighter;
  if (!ready.getLoadedLanguages().includes(grammar.name)) await ready.loadLanguage(grammar.load());
  const { tokens } = ready.codeToTokens(text, { lang: grammar.name, theme: 'page' });
  return tokens.map((line) => line.map(({ content, color }) => ({ text: content, color })));
}
