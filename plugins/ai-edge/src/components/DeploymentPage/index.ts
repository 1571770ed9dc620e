export { DeploymentPage, type DeploymentPageProps } from './DeploymentPage';
