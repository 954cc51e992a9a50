import { planJsonSchema } from '../../shared/plan/json-schema.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { printJson } from '../print.ts';

/** `cadastre schema`: the JSON Schema of the plan document. */
export function schema(): ExitCode {
  printJson(planJsonSchema());
  return EXIT.done;
}
