export { DeploymentsPage } from './DeploymentsPage';
export {
  isRemembered,
  toDeploymentTableRow,
  type DeploymentTableRow,
} from './deploymentRow';
export { replicasText } from './replicasText';
export { StandingLabel } from './StandingLabel';
export { StateLabel } from './StateLabel';
export { useDeploymentColumns } from './useDeploymentColumns';
