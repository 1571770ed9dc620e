export { FLIGHTCTL_TOKEN, createFlightctlApi } from './createFlightctlApi';
