export { Conditions, type ConditionsProps } from './Conditions';
export { Facts, type FactsProps } from './Facts';
export { Section, type SectionProps } from './Section';
