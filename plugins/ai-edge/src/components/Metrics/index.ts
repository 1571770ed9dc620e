export { DeploymentMetrics } from './DeploymentMetrics';
export { formatBytes, formatValue } from './formatValue';
