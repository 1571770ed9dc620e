export { DeployButton, type DeployButtonProps } from './DeployButton';
