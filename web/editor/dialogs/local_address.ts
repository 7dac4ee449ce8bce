/** Whether an address can only be reached from this machine. */
export const isLocal = ({ hostname, protocol }: URL): boolean =>
  protocol === "file:" ||
  /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
