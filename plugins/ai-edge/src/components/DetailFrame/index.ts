export { DetailFrame, type DetailFrameProps } from './DetailFrame';
