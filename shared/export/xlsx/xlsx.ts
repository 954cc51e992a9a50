import { resultOf } from '../../result/write-result.ts';
import type { Computed } from '../../result/compute.ts';
import type { BinaryExporter } from '../exporter.ts';
import { findingsSheet, peeringsSheet, routesSheet, rulesSheet } from './sheets.ts';
import { networksSheet, subnetsSheet } from './space-sheets.ts';
import { workbook } from './workbook.ts';

/** The plan as a workbook: networks, subnets, rules, routes, peerings and findings, a sheet each. */
export const xlsx: BinaryExporter = {
  id: 'xlsx',
  title: 'XLSX workbook',
  kind: 'binary',
  fileName: 'plan.xlsx',
  write: (computed) => Promise.resolve([{ path: 'plan.xlsx', bytes: workbookOf(computed) }]),
};

function workbookOf(computed: Computed): Uint8Array {
  const result = resultOf(computed);
  const { resources } = computed;
  return workbook([
    networksSheet(computed, result),
    subnetsSheet(computed),
    rulesSheet(resources),
    routesSheet(resources),
    peeringsSheet(resources),
    findingsSheet(result),
  ]);
}
