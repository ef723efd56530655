import dev.fermata.maven.it.BuiltProject

var project = new BuiltProject(basedir)

var bad = new File(basedir, 'src/main/java/com/acme/Bad.java').path
var alsoBad = new File(basedir, 'src/main/java/com/acme/other/AlsoBad.java').path
assert project.log("[ERROR] $bad:[12,1] FERMATA-003: await outside of an @Async method.").size() == 1
assert project.log("[ERROR] $bad:[17,1] FERMATA-004: ").size() == 1
assert project.log("[ERROR] $bad:[23,1] FERMATA-007: await in a synchronized block").size() == 1
assert project.log("[ERROR] $alsoBad:[10,1] FERMATA-006: await in a constructor").size() == 1
assert project.log('4 errors in 3 classes, nothing rewritten').size() >= 1
assert project.classes().touchedSince(project.copy('before')) == []
