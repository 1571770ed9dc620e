export { DeploymentPage, type DeploymentPageProps } from './DeploymentPage';
export { deploymentTabOf } from './deploymentTab';
