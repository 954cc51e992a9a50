// Parameters of Everything wrong.
using './main.bicep'

param locationWesteurope = 'westeurope'
param tags = {}

// Deploy with false until the gateways exist, then with true.
param gatewaysExist = false
