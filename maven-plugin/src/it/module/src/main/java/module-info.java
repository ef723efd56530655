module com.acme {
  requires dev.fermata;
}
