import { arm } from './arm/arm.ts';
import { azcli } from './azcli/azcli.ts';
import { azureIpamCsv } from './azure-ipam-csv.ts';
import { bicep } from './bicep/bicep.ts';
import { csv } from './csv.ts';
import type { Exporter } from './exporter.ts';
import { html } from './html/html.ts';
import { json } from './json.ts';
import { markdown } from './markdown/markdown.ts';
import { netboxCsv } from './netbox-csv.ts';
import { packOf } from './pack/pack.ts';
import { svg } from './svg/svg.ts';
import { terraform } from './terraform/terraform.ts';
import { xlsx } from './xlsx/xlsx.ts';

const formats: readonly Exporter[] = [arm, azcli, azureIpamCsv, bicep, csv, html, json, markdown, netboxCsv, svg, terraform, xlsx];

/** Every export format, by id. A new one is a file or folder beside this one and a line here; it is in the hand-over pack too. */
export const exporters: readonly Exporter[] = [...formats, packOf(formats)];
