import { exporters } from '../../../shared/export/index.ts';

/** A format as the dialog offers it. */
export interface FormatChoice {
  readonly id: string;
  readonly title: string;
  /** For whom it is, in a sentence. */
  readonly about: string;
}

/** The plan document itself, as it is on screen: no exporter makes it, it is what everything else is made from. */
export const DOCUMENT: FormatChoice = {
  id: 'document',
  title: 'Plan document',
  about: 'The plan as it is written, with your comments: for Git, for the command line, for another machine.',
};

const about: Readonly<Record<string, string>> = {
  arm: 'One template for the Azure portal and for az deployment.',
  azcli: 'A script of az commands that can be read from top to bottom.',
  'azure-ipam-csv': 'Address spaces for Azure IPAM.',
  bicep: 'A module for each virtual network, and one that deploys them all.',
  csv: 'A row for each subnet: for spreadsheets.',
  html: 'A report in one file that opens in any browser.',
  json: 'Everything that was worked out, for other programs.',
  markdown: 'A report for wikis and pull requests.',
  'netbox-csv': 'Prefixes as NetBox imports them.',
  pack: 'All formats in one folder, with a list of the files.',
  svg: 'The address space as a picture.',
  terraform: 'A configuration for the azurerm provider.',
  xlsx: 'A workbook with networks, subnets, rules and routes.',
};

/** The formats that can be chosen, the plan document first. */
export const formatChoices: readonly FormatChoice[] = [DOCUMENT, ...exporters.map(({ id, title }) => ({ id, title, about: about[id] ?? '' }))];
