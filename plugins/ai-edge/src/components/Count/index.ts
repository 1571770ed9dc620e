export { Count, type CountProps } from './Count';
export { NotKnown, type NotKnownProps } from './NotKnown';
