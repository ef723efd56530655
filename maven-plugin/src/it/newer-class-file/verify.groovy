import dev.fermata.maven.it.BuiltProject

var project = new BuiltProject(basedir)

var file = new File(basedir, 'target/classes/com/acme/App.class').canonicalPath
assert project.log("[ERROR] $file: FERMATA-002: class file version 999 is newer than this Fermata knows").size() == 1
assert project.log('update Fermata, or compile with a lower --release').size() >= 1
