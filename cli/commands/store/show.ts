import { writeFileAtomically } from '../../../backend/files.ts';
import { planNamed } from '../../../backend/store/plans.ts';
import { readReference, referencedText, type Reference } from '../../../backend/store/references.ts';
import type { Store } from '../../../backend/store/store.ts';
import { EXIT, type ExitCode } from '../../exit-codes.ts';
import { printJson, safe, warn } from '../../print.ts';
import { reportProblems } from '../../problems.ts';
import { withStore, type StoreOptions } from '../../store-call.ts';
import { revisionJson } from '../../store-text.ts';

/** `cadastre store show PLAN[@REF]`: the text as it was written, on standard output or in a file. Without REF the newest revision. */
export function show(name: string, options: StoreOptions & { readonly out?: string }): Promise<ExitCode> {
  const { json = false, out = '-' } = options;
  return withStore(options, async (store) => {
    const found = referencedText(store, referenceTo(store, name));
    if (!found.ok) return reportProblems(found.problems, { json });
    const { plan, revision, text, language } = found.value;
    if (out !== '-') {
      const written = await writeFileAtomically(out, text);
      if (!written.ok) return reportProblems(written.problems, { file: out, json });
      warn(`${safe(out)}: written.`);
    }
    if (json) printJson({ plan: plan.name, ...(revision ? revisionJson(revision, []) : { number: null, language }), text });
    else if (out === '-') process.stdout.write(text);
    return EXIT.done;
  });
}

/** Returns what `PLAN` or `PLAN@REF` names; a plan whose own name has an `@` wins. */
export function referenceTo(store: Store, name: string): Reference {
  const whole: Reference = { plan: name, ref: 'latest' };
  return planNamed(store, name) ? whole : (readReference(name) ?? whole);
}
