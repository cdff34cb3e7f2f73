import { connect, type Socket } from "node:net";

export function openConnection(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true }, () => resolve(socket));
    socket.setEncoding("latin1");
    socket.once("error", reject);
  });
}

/** Just enough HTTP to know when the answer is whole, and that it is a good one: the machine is the server's to use. */
export function call(socket: Socket, request: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    let answer = "";
    const onData = (chunk: string) => {
      answer += chunk;
      const end = answer.indexOf("\r\n\r\n");
      if (end < 0) return;
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(answer)?.[1]);
      const whole = Number.isNaN(length) ? answer.endsWith("0\r\n\r\n") : answer.length >= end + 4 + length;
      if (!whole) return;
      socket.off("data", onData);
      if (answer.startsWith("HTTP/1.1 200")) resolve();
      else reject(new Error(answer.slice(0, 600)));
    };
    socket.on("data", onData);
    socket.write(request);
  });
}
