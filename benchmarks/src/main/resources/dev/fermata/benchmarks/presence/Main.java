package app;

/** Loads and initializes as many classes as it is told. */
public class Main {
  public static void main(String[] args) throws ClassNotFoundException {
    int classes = Integer.parseInt(args[0]);
    for (int i = 0; i < classes; i++) {
      Class.forName("app.Class" + i);
    }
  }
}
