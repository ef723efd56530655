package dev.fermata.it.network;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Clients that have begun a line, in a virtual machine of their own, which waits to be killed. */
final class CrowdProgram {
  private CrowdProgram() {}

  public static void main(String[] args) throws IOException {
    List<Socket> clients = new ArrayList<>();
    for (int i = 0; i < Integer.parseInt(args[1]); i++) {
      Socket client = new Socket("127.0.0.1", Integer.parseInt(args[0]));
      client.getOutputStream().write("whole\nhal".getBytes(StandardCharsets.US_ASCII));
      clients.add(client);
    }
    for (Socket client : clients) {
      client.getInputStream().read();
    }
    System.out.println("ready");
    System.in.read();
  }
}
