// Parameters of First plan.
using './main.bicep'

// The plan names no region for some networks: put one here.
param location = ''
param tags = {}
