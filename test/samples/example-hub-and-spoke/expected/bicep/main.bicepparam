// Parameters of Contoso landing zone.
using './main.bicep'

param locationNortheurope = 'northeurope'
param locationWesteurope = 'westeurope'
param tags = {}

// Deploy with false until the gateways exist, then with true.
param gatewaysExist = false
