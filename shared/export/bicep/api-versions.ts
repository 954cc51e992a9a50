/** The API version that each resource type is written with, and the day on which it was chosen. */
export const API_VERSIONS = {
  chosenOn: '2026-11-23',
  network: '2025-01-01',
  resourceGroup: '2024-03-01',
} as const;
