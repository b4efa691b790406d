/**
 * Reads requests, keeps nothing and answers 201: the most that clients and connections of this machine let any server of
 * Node.js do. Writes its port.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const ANSWER = JSON.stringify({ reference: 'HW-0000-0000' });

const server = createServer((request, response) => {
  request.resume().on('end', () => response.writeHead(201, { 'content-type': 'application/json' }).end(ANSWER));
}).listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
