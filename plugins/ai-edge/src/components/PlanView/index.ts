export { PlanView, type PlanViewProps } from './PlanView';
export { usePlanVerdict } from './usePlanVerdict';
export { usePreviewWords } from './usePreviewWords';
