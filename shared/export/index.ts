import { arm } from './arm/arm.ts';
import { azcli } from './azcli/azcli.ts';
import { azureIpamCsv } from './azure-ipam-csv.ts';
import { bicep } from './bicep/bicep.ts';
import { csv } from './csv.ts';
import type { Exporter } from './exporter.ts';
import { json } from './json.ts';
import { html } from './html/html.ts';
import { markdown } from './markdown/markdown.ts';
import { netboxCsv } from './netbox-csv.ts';
import { svg } from './svg/svg.ts';
import { terraform } from './terraform/terraform.ts';
import { xlsx } from './xlsx/xlsx.ts';

/** Every export format, by id. A new one is a file beside this one and a line here. */
export const exporters: readonly Exporter[] = [arm, azcli, azureIpamCsv, bicep, csv, html, json, markdown, netboxCsv, svg, terraform, xlsx];
