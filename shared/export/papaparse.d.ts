// The one function that the exports use. The published types of the package need those of Node and of the DOM, which
// the engine must not see.
declare module 'papaparse' {
  export function unparse(
    data: { fields: readonly string[]; data: readonly (readonly (string | number | null)[])[] },
    config: { newline: string; quotes?: boolean | readonly boolean[]; escapeFormulae: boolean | RegExp },
  ): string;
  const papaparse: { unparse: typeof unparse };
  export default papaparse;
}
