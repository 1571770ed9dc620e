export { DeployButton, type DeployButtonProps } from './DeployButton';
export { useTemplateHref } from './useTemplateHref';
