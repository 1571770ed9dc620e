export { age } from './age';
export { AsOf, type AsOfProps } from './AsOf';
export { useAge, type AgeWords } from './useAge';
