export { createEstate } from './estate';
export type {
  Estate,
  EstateRepository,
  EstateRouter,
  Lab,
  LabOptions,
  LabSite,
  Loop,
} from './Lab';
export { startLab } from './startLab';
export type { RunningLab, StartLabOptions } from './startLab';
