import { expression, type Expression, type Value } from './value.ts';

/** Parameters that inner templates take. */
export const LOCATION = expression("parameters('location')");
export const TAGS = expression("parameters('tags')");

/** Returns a resource as a template writes it: type, version and name first. Names hold data, or an expression. */
export function resource(
  type: string,
  apiVersion: string,
  name: string | Expression,
  body: Readonly<Record<string, Value | undefined>>,
): { readonly [key: string]: Value | undefined } {
  return { type, apiVersion, name, ...body };
}

/** Returns a template that is deployed from within another one, with the types of its parameters and why its resources are there. */
export function innerTemplate(
  description: string,
  parameters: Readonly<Record<string, 'string' | 'bool' | 'object'>>,
  resources: readonly Value[],
  reasons: readonly string[] = [],
): Value {
  return {
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    metadata: { description, reasons: reasons.length === 0 ? undefined : reasons },
    parameters: Object.fromEntries(Object.entries(parameters).map(([name, type]) => [name, { type }])),
    resources,
  };
}
