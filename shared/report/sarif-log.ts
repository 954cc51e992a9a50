// The parts of a SARIF 2.1.0 log that this program writes.

export interface SarifMessage {
  readonly text: string;
}

export interface SarifRegion {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}

export interface SarifArtifact {
  readonly uri: string;
  readonly uriBaseId?: string;
}

export interface SarifLocation {
  readonly id?: number;
  readonly physicalLocation?: { readonly artifactLocation: SarifArtifact; readonly region?: SarifRegion };
  readonly logicalLocations?: readonly { readonly fullyQualifiedName: string; readonly kind: string }[];
  readonly message?: SarifMessage;
}

export interface SarifFix {
  readonly description: SarifMessage;
  readonly artifactChanges: readonly {
    readonly artifactLocation: SarifArtifact;
    readonly replacements: readonly { readonly deletedRegion: SarifRegion; readonly insertedContent?: { readonly text: string } }[];
  }[];
}

/**
 * Returns text as a message. Braces are doubled, for a single one stands for an argument; what reads as a link is made to be none.
 */
export function sarifMessage(text: string): SarifMessage {
  return { text: text.replace(/[{}]/g, '$&$&').replace(/\[(?=[^[\]]*\]\()/g, '\\[') };
}
