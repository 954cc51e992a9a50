import type { Inputs, InputSpec, InputSpecs, ResolvedInputs } from './inputs.ts';
import type { Source } from './source.ts';

/** Subnets that belong together and are planned in one step: the shape of a file in `sets/`. */
export interface SubnetSet {
  /** Kebab-case, never reused; a plan says `set: databricks`. It may be the id of a service. */
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** One sentence for lists. */
  readonly summary: string;
  /** How the subnets relate: what they must have in common, and what must keep apart. One sentence each. */
  readonly relations: readonly string[];
  /** Inputs of the set itself, which decide what members there are. These and every other input go to the members whose services declare them. */
  readonly inputs: InputSpecs;
  readonly members: readonly SetMember[];
  /** Printed figures about the set as a whole: the shortest prefix length that every member can have in an otherwise empty network. */
  readonly examples: readonly SetExample[];
  readonly sources: readonly Source[];
}

export interface SetMember {
  /** Kebab-case, unique in the set: how a plan names it, and the end of its subnet's name. */
  readonly role: string;
  /** Id of the service. */
  readonly service: string;
  readonly why: string;
  /** Inputs of the service that this member fixes. */
  readonly inputs?: Readonly<Record<string, unknown>>;
  /** Whether the set has this member; absent: always. Sees the set's own inputs. */
  readonly when?: (inputs: Inputs) => boolean;
}

export interface SetExample {
  readonly networkPrefixLength: number;
  readonly memberPrefixLength: number;
  readonly source: Source;
  readonly note?: string;
}

export type SubnetSetDefinition<I extends InputSpecs> = Omit<SubnetSet, 'inputs' | 'members'> & {
  readonly inputs: I;
  readonly members: readonly (Omit<SetMember, 'when'> & { readonly when?: (inputs: ResolvedInputs<I>) => boolean })[];
};

/** Returns a set; its members' conditions see the inputs that the set itself declares, with their kinds. */
export function defineSubnetSet<const I extends Readonly<Record<string, InputSpec>>>(definition: SubnetSetDefinition<I>): SubnetSet {
  return definition as unknown as SubnetSet;
}
