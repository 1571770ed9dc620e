export { StageLine, type StageLineProps, type StageState } from './StageLine';
