export { Conditions, type ConditionsProps } from './Conditions';
export { Facts, type FactsProps } from './Facts';
export { PlainTable, type PlainTableProps } from './PlainTable';
export { Section, type SectionProps } from './Section';
