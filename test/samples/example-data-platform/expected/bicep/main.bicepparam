// Parameters of Data platform.
using './main.bicep'

param locationWesteurope = 'westeurope'
param tags = {}
