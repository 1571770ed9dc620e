import { serverOf, serverOfPort } from './serverMetrics';

it.each([
  ['kserve-mlserver', 'mlserver', 8082],
  ['ovms-1.x', 'ovms', 8080],
  ['openvino', 'ovms', 8080],
  ['vllm-cuda-runtime', 'vllm', 8080],
  ['kserve-tritonserver', 'triton', 8002],
  ['modelmesh-serving', 'modelmesh', 2112],
  ['kserve-sklearnserver', 'kserve', 8080],
])('knows what %s is and where its metrics are', (runtime, id, port) => {
  const server = serverOf(runtime)!;
  expect([server.id, server.port]).toEqual([id, port]);
  // Lists are edited in sorted position, so the names have to be in one.
  expect(server.names).toEqual([...new Set(server.names)].sort());
});

it('makes nothing up', () => {
  expect(serverOf('own-server')).toBeUndefined();
  expect(serverOf(undefined)).toBeUndefined();
  expect(serverOfPort(9000)).toBeUndefined();
  expect(serverOfPort(NaN)).toBeUndefined();
  expect(serverOfPort(8082)?.id).toBe('mlserver');
});
